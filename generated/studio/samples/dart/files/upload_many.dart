import 'dart:io';

import 'package:http/http.dart' as http;
import 'package:http_parser/http_parser.dart';

Future<void> main() async {
  final url = Uri.parse('https://api.studio.example/v1/projects/prj_0001/files/batch');
  final request = http.MultipartRequest('POST', url);
  request.headers['X-Studio-Key'] = (Platform.environment['STUDIO_ACCOUNT_API_KEY'] ?? (throw StateError('STUDIO_ACCOUNT_API_KEY is not set')));
  request.files.add(await http.MultipartFile.fromPath('files', 'example.bin',
      contentType: MediaType.parse('application/octet-stream')));

  final response = await request.send();
  await stdout.addStream(response.stream);
  if (response.statusCode >= 400) {
    throw HttpException('the server answered ${response.statusCode}');
  }
}
