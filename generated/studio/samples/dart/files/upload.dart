import 'dart:io';

import 'package:http/http.dart' as http;
import 'package:http_parser/http_parser.dart';

Future<void> main() async {
  final url = Uri.parse('https://api.studio.example/v1/projects/prj_0001/files');
  final request = http.MultipartRequest('POST', url);
  request.headers['X-Studio-Key'] = (Platform.environment['STUDIO_ACCOUNT_API_KEY'] ?? (throw StateError('STUDIO_ACCOUNT_API_KEY is not set')));
  request.files.add(await http.MultipartFile.fromPath('file', 'example.png',
      contentType: MediaType.parse('image/png')));
  request.files.add(http.MultipartFile.fromString('tags', 'string'));
  request.files.add(http.MultipartFile.fromString('metadata', '{"title":"string","taken_at":"2030-01-02T03:04:05Z","latitude":0.5,"longitude":0.5}',
      contentType: MediaType.parse('application/json')));

  final response = await request.send();
  await stdout.addStream(response.stream);
  if (response.statusCode >= 400) {
    throw HttpException('the server answered ${response.statusCode}');
  }
}
