import 'dart:convert';
import 'dart:io';

import 'package:http/http.dart' as http;

Future<void> main() async {
  final url = Uri.parse('https://api.studio.example/v1/sessions');
  final request = http.Request('POST', url);
  request.headers['Authorization'] = 'Basic ' + (Platform.environment['STUDIO_OWNER_BASIC'] ?? (throw StateError('STUDIO_OWNER_BASIC is not set')));
  request.headers['Content-Type'] = 'application/x-www-form-urlencoded';
  request.bodyBytes = utf8.encode('device=string&languages=aa');

  final response = await request.send();
  await stdout.addStream(response.stream);
  if (response.statusCode >= 400) {
    throw HttpException('the server answered ${response.statusCode}');
  }
}
